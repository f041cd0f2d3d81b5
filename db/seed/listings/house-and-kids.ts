import { TONES } from "../tones";
import type { SeedListing } from "../types";

export const HOUSE_AND_KIDS: SeedListing[] = [
  {
    slug: "machine-expresso-15-bars",
    seller: "karim-tech",
    category: "electromenager",
    title: "Machine à expresso 15 bars, détartrée",
    description:
      "Café moulu ou dosettes, buse vapeur pour le lait. Détartrée et joints changés le mois dernier.\n\nPorte-filtre double et mesurette fournis.",
    priceMinor: 320_000,
    deliveryDays: 3,
    drawing: "espresso",
    room: "sand",
    tones: TONES.harissa,
    detail: { room: "lemon", near: 1.9, x: 640, y: 640 },
  },
  {
    slug: "robot-patissier-5-litres",
    seller: "petits-pas",
    category: "electromenager",
    title: "Robot pâtissier 5 litres, trois fouets",
    description:
      "Bol inox de 5 litres, dix vitesses, pétrit jusqu’à 1,2 kg de pâte. Fouet, feuille et crochet d’origine.\n\nSert peu chez nous, il mérite une vraie cuisine.",
    priceMinor: 410_000,
    deliveryDays: 4,
    drawing: "mixer",
    room: "rose",
    tones: TONES.sea,
    detail: { room: "sand", near: 1.8, x: 720, y: 660 },
  },
  {
    slug: "poussette-pliable-6-mois",
    seller: "petits-pas",
    category: "enfants",
    title: "Poussette pliable, de 6 mois à 4 ans",
    description:
      "Se plie d’une main, entre dans le coffre d’une citadine. Housse lavée, freins vérifiés, capote étanche.\n\nHabillage pluie et porte-gobelet inclus.",
    priceMinor: 260_000,
    deliveryDays: 4,
    drawing: "stroller",
    room: "sage",
    tones: TONES.sea,
    detail: { room: "lemon", near: 1.7, x: 520, y: 520 },
  },
  {
    slug: "cubes-bois-hetre-24-pieces",
    seller: "petits-pas",
    category: "enfants",
    title: "Cubes en bois de hêtre, 24 pièces",
    description:
      "Peinture à l’eau, angles arrondis, sac en coton pour ranger. Dès 18 mois.\n\nComplet : les 24 pièces sont là, je les ai comptées deux fois.",
    priceMinor: 36_500,
    deliveryDays: 3,
    drawing: "blocks",
    room: "lemon",
    tones: TONES.sunset,
    detail: { room: "sky", near: 1.8, x: 520, y: 640 },
  },
  {
    slug: "doubba-dobdoub-qotn",
    seller: "petits-pas",
    category: "enfants",
    title: "دبدوب قطن محلّي الصنع، 35 صم",
    description:
      "دمية مخيطة باليد من القطن، حشوة مضادّة للحساسية وعيون مطرّزة بلا قطع صغيرة. آمنة منذ الولادة.\n\nتُغسل في الآلة على 30 درجة.",
    priceMinor: 42_000,
    deliveryDays: 4,
    drawing: "teddy",
    room: "rose",
    tones: TONES.camel,
    detail: { room: "sage", near: 1.9, x: 600, y: 430 },
  },
];
