import { TONES } from "../tones";
import type { SeedListing } from "../types";

export const FOOD: SeedListing[] = [
  {
    slug: "huile-olive-chetoui-3-bouteilles",
    seller: "ferme-el-amel",
    category: "terroir",
    title: "Huile d’olive Chétoui, trois bouteilles de 75 cl",
    description:
      "Récolte de novembre, pressée à froid dans les douze heures. Fruité vert, légèrement piquant, acidité 0,3 %.\n\nTrois bouteilles en verre foncé, calées dans un carton renforcé.",
    priceMinor: 78_000,
    deliveryDays: 3,
    stock: 18,
    drawing: "bottle",
    room: "lemon",
    tones: TONES.olive,
    detail: { room: "sage", near: 1.8, x: 600, y: 660 },
  },
  {
    slug: "harissa-maison-fumee-2-pots",
    seller: "ferme-el-amel",
    category: "terroir",
    title: "Harissa maison fumée au bois, deux pots de 350 g",
    description:
      "Piments de Nabeul fumés au bois d’olivier, ail, carvi, sel, huile d’olive, et rien d’autre.\n\nSe garde six mois au frais après ouverture, sous un filet d’huile.",
    priceMinor: 29_000,
    deliveryDays: 3,
    drawing: "jar",
    room: "sand",
    tones: TONES.harissa,
    detail: { room: "clay", near: 1.8, x: 600, y: 620 },
  },
  {
    slug: "assal-zaatar-1-kg",
    seller: "ferme-el-amel",
    category: "terroir",
    title: "عسل زعتر جبلي، 1 كغ",
    description:
      "عسل زعتر خالص من جبال زغوان، جني هذا الصيف، غير مسخّن وغير مصفّى. قد يتجمّد في الشتاء، وتلك علامة جودة.\n\nفي وعاء بلّوري محكم الإغلاق.",
    priceMinor: 65_000,
    deliveryDays: 4,
    stock: 4,
    drawing: "jar",
    room: "sage",
    tones: TONES.honey,
    detail: { room: "lemon", near: 1.8, x: 600, y: 560 },
  },
  {
    slug: "deglet-nour-dates-tozeur-2-kg",
    seller: "ferme-el-amel",
    category: "terroir",
    title: "Deglet Nour dates from Tozeur, 2 kg",
    description:
      "This year’s harvest, picked by hand and sorted: soft, translucent, on the branch. Two boxes of one kilo.\n\nShipped within two days, keeps for months in a cool place.",
    priceMinor: 38_000,
    deliveryDays: 3,
    drawing: "dates",
    room: "sky",
    tones: TONES.date,
    detail: { room: "sand", near: 1.9, x: 560, y: 560 },
  },
];
