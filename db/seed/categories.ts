import type { categories } from "../schema";

export const CATEGORIES: (typeof categories.$inferInsert)[] = [
  { slug: "maison", nameFr: "Maison et déco", nameAr: "المنزل والديكور", nameEn: "Home and decor" },
  { slug: "artisanat", nameFr: "Artisanat", nameAr: "صناعات تقليدية", nameEn: "Crafts" },
  { slug: "mode", nameFr: "Mode", nameAr: "ملابس وموضة", nameEn: "Fashion" },
  { slug: "telephonie", nameFr: "Téléphonie", nameAr: "هواتف ولوحات", nameEn: "Phones and tablets" },
  {
    slug: "informatique",
    nameFr: "Informatique et image",
    nameAr: "حواسيب وصورة",
    nameEn: "Computers and photo",
  },
  { slug: "electromenager", nameFr: "Électroménager", nameAr: "أجهزة منزلية", nameEn: "Appliances" },
  { slug: "enfants", nameFr: "Enfants", nameAr: "أطفال", nameEn: "Kids" },
  { slug: "sport", nameFr: "Sport et loisirs", nameAr: "رياضة وترفيه", nameEn: "Sport and leisure" },
  { slug: "culture", nameFr: "Livres et musique", nameAr: "كتب وموسيقى", nameEn: "Books and music" },
  { slug: "terroir", nameFr: "Produits du terroir", nameAr: "منتجات محلّية", nameEn: "Local foods" },
  {
    slug: "beaute",
    nameFr: "Beauté et bien-être",
    nameAr: "جمال وعناية",
    nameEn: "Beauty and wellness",
  },
  { slug: "services", nameFr: "Services et cours", nameAr: "خدمات ودروس", nameEn: "Services and lessons" },
].map((category, index) => ({ ...category, position: index + 1 }));
