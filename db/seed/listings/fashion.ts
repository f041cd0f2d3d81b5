import { TONES } from "../tones";
import type { SeedListing } from "../types";

export const FASHION: SeedListing[] = [
  {
    slug: "lot-4-foutas-coton-mahdia",
    seller: "dar-naima",
    category: "mode",
    title: "Lot de 4 foutas en coton, tissées à Mahdia",
    description:
      "Quatre foutas plates 100 × 200 cm, pur coton, franges nouées à la main. Elles sèchent vite et s’adoucissent à chaque lavage.\n\nCouleurs assorties comme sur la photo.",
    priceMinor: 96_000,
    deliveryDays: 4,
    drawing: "fouta",
    room: "sky",
    tones: TONES.sunset,
    detail: { room: "sand", near: 2, x: 520, y: 560 },
  },
  {
    slug: "chachia-tounsia-souf",
    seller: "selma-vintage",
    category: "mode",
    title: "شاشية تونسية صوف خالص، صنع يدوي",
    description:
      "شاشية أصلية من سوق الشواشين بتونس العاصمة، صوف خالص، صباغة قرمزية ثابتة.\n\nالمقاسات المتوفّرة من 55 إلى 60: اكتبوا لي المقاس بعد الشراء.",
    priceMinor: 75_000,
    deliveryDays: 3,
    drawing: "chechia",
    room: "sand",
    tones: TONES.harissa,
    detail: { room: "mist", near: 1.7, x: 690, y: 600 },
  },
  {
    slug: "sac-cuir-camel-annees-80",
    seller: "selma-vintage",
    category: "mode",
    title: "Sac à main en cuir camel, années 80",
    description:
      "Cuir pleine fleur, fermoir en laiton, doublure propre. Deux petites griffures au dos, visibles sur demande.\n\nLargeur 30 cm, hauteur 24 cm. Nourri et ciré avant l’envoi.",
    priceMinor: 165_000,
    deliveryDays: 3,
    drawing: "handbag",
    room: "sage",
    tones: TONES.camel,
    detail: { room: "rose", near: 2, x: 600, y: 660 },
  },
  {
    slug: "baskets-retro-pointure-42",
    seller: "selma-vintage",
    category: "mode",
    title: "Baskets rétro, pointure 42, portées deux fois",
    description:
      "Achetées trop grandes, portées deux fois en intérieur. Semelle impeccable, boîte d’origine.\n\nPointure 42, taille normalement.",
    priceMinor: 120_000,
    deliveryDays: 2,
    drawing: "sneakers",
    room: "lemon",
    tones: TONES.sea,
    detail: { room: "sky", near: 1.8, x: 480, y: 700 },
  },
  {
    slug: "robe-lin-brodee-mariage",
    seller: "dar-naima",
    category: "mode",
    title: "Robe en lin brodée, taille M, pour cérémonie",
    description:
      "Lin lavé, encolure et poignets brodés main au fil doré. Portée une fois pour un mariage, nettoyée à sec.\n\nTaille M, longueur 118 cm. Je peux donner les mesures exactes.",
    priceMinor: 280_000,
    deliveryDays: 5,
    drawing: "dress",
    room: "rose",
    tones: TONES.berry,
    detail: { room: "plum", near: 2.2, x: 600, y: 440 },
  },
  {
    slug: "veste-en-jean-brut-l",
    seller: "selma-vintage",
    category: "mode",
    title: "Veste en jean brut, taille L",
    description:
      "Denim épais 13 oz, boutons d’origine, aucune tache ni couture reprise. Coupe droite.\n\nTaille L homme, va bien en oversize sur un M.",
    priceMinor: 89_000,
    deliveryDays: 3,
    drawing: "jacket",
    room: "mist",
    tones: TONES.indigo,
    detail: { room: "sand", near: 2.1, x: 560, y: 560 },
  },
];
