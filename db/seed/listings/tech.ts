import { TONES } from "../tones";
import type { SeedListing } from "../types";

export const TECH: SeedListing[] = [
  {
    slug: "smartphone-256-go-bleu-batterie-93",
    seller: "karim-tech",
    category: "telephonie",
    title: "Smartphone 256 Go bleu, batterie à 93 %",
    description:
      "Débloqué tout opérateur, aucun choc, écran sous verre trempé depuis le premier jour. Facture d’achat de janvier 2025 remise avec le téléphone.\n\nLivré avec câble et coque. Numéro IMEI communiqué avant l’achat.",
    priceMinor: 1_850_000,
    deliveryDays: 2,
    stock: 1,
    drawing: "phone",
    room: "sky",
    tones: TONES.nabeul,
    detail: { room: "mist", near: 1.8, x: 740, y: 400 },
  },
  {
    slug: "hatif-dhaki-128-jadid",
    seller: "dar-el-ajhiza",
    category: "telephonie",
    title: "هاتف ذكي 128 جيغا، جديد في علبته",
    description:
      "هاتف جديد لم يُستعمل، في علبته الأصلية مع الشاحن والفاتورة. مفتوح على كلّ الشبكات وضمان سنة لدى الوكيل.\n\nيُرسل في اليوم نفسه إذا تمّ الشراء قبل منتصف النهار.",
    priceMinor: 799_000,
    deliveryDays: 2,
    drawing: "phone",
    room: "rose",
    tones: TONES.berry,
    detail: { room: "plum", near: 1.7, x: 470, y: 480 },
  },
  {
    slug: "ordinateur-portable-14-16-go-512",
    seller: "karim-tech",
    category: "informatique",
    title: "Ordinateur portable 14 pouces, 16 Go, SSD 512 Go",
    description:
      "Processeur de 12e génération, clavier AZERTY rétroéclairé, batterie d’environ sept heures en bureautique. Système installé de frais.\n\nUne légère marque sur le capot, rien à l’intérieur. Chargeur d’origine.",
    priceMinor: 2_150_000,
    deliveryDays: 3,
    drawing: "laptop",
    room: "sage",
    tones: TONES.sea,
    detail: { room: "sky", near: 1.6, x: 600, y: 560 },
  },
  {
    slug: "ecran-27-pouces-qhd",
    seller: "karim-tech",
    category: "informatique",
    title: "Écran 27 pouces QHD, pied réglable",
    description:
      "2560 × 1440, dalle IPS, 75 Hz, pied réglable en hauteur. Aucun pixel mort, vérifié devant vous en vidéo si vous le souhaitez.\n\nDans son carton d’origine avec câble HDMI.",
    priceMinor: 640_000,
    deliveryDays: 4,
    drawing: "monitor",
    room: "plum",
    tones: TONES.indigo,
    detail: { room: "mist", near: 1.5, x: 600, y: 500 },
  },
  {
    slug: "manette-sans-fil-etat-neuf",
    seller: "karim-tech",
    category: "informatique",
    title: "Manette sans fil neuve, commandée en France pour vous",
    description:
      "Modèle introuvable ici, acheté neuf chez un revendeur français, avec sa station de charge. Facture à votre nom.\n\nJe vous montre le reçu dans la journée, puis le suivi du colis. Douane comprise.",
    priceMinor: 185_000,
    deliveryDays: 18,
    mode: "quick_proof",
    proof: { uploadHours: 24, reviewHours: 24, types: ["receipt", "tracking_proof"] },
    drawing: "gamepad",
    room: "rose",
    tones: TONES.indigo,
    detail: { room: "sky", near: 1.7, x: 480, y: 600 },
  },
];
