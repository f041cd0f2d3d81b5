import type { categories } from "../schema";

/** In the order of the shop. Short names: all twelve stand in one row of a wide page. */
export const CATEGORIES: (typeof categories.$inferInsert)[] = [
  { slug: "maison", nameFr: "Maison et déco", nameAr: "المنزل والديكور", nameEn: "Home and decor" },
  { slug: "artisanat", nameFr: "Artisanat", nameAr: "صناعات تقليدية", nameEn: "Crafts" },
  { slug: "mode", nameFr: "Mode", nameAr: "ملابس وموضة", nameEn: "Fashion" },
  { slug: "telephonie", nameFr: "Téléphonie", nameAr: "هواتف", nameEn: "Phones" },
  { slug: "informatique", nameFr: "Informatique", nameAr: "حواسيب", nameEn: "Computers" },
  { slug: "electromenager", nameFr: "Électroménager", nameAr: "أجهزة منزلية", nameEn: "Appliances" },
  { slug: "enfants", nameFr: "Enfants", nameAr: "أطفال", nameEn: "Kids" },
  { slug: "sport", nameFr: "Sport et loisirs", nameAr: "رياضة وترفيه", nameEn: "Sport and leisure" },
  { slug: "culture", nameFr: "Livres et musique", nameAr: "كتب وموسيقى", nameEn: "Books and music" },
  { slug: "terroir", nameFr: "Terroir", nameAr: "منتجات محلّية", nameEn: "Local foods" },
  { slug: "beaute", nameFr: "Beauté", nameAr: "جمال", nameEn: "Beauty" },
  { slug: "services", nameFr: "Services", nameAr: "خدمات", nameEn: "Services" },
].map((category, index) => ({ ...category, position: index + 1 }));
