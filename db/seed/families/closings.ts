import type { Locale } from "../types";
import type { Family } from "./family";

type Kind = Exclude<Family["closing"], "none">;

/** How listings end, as their sellers write it: `$city` is the town. */
export const CLOSINGS: Record<Kind, Record<Locale, readonly string[]>> = {
  used: {
    fr: [
      "Visible à $city avant l’achat, sur rendez-vous.",
      "D’autres photos sur demande, je réponds le soir.",
      "Maison sans fumeur, sans animaux.",
      "Nettoyé et vérifié avant l’envoi.",
      "Je préfère le dire : de petites traces d’usage, rien qui gêne.",
      "Vendu parce qu’il ne sert plus, pas parce qu’il ne marche plus.",
      "Emballé dans du papier bulle et un carton double.",
    ],
    ar: [
      "يمكن معاينته في $city قبل الشراء.",
      "صور إضافية عند الطلب، أجيب مساءً.",
      "نظيف ومفحوص قبل الإرسال.",
      "آثار استعمال خفيفة لا تعيق، أقولها من الآن.",
      "سبب البيع أنّني لم أعد أستعمله.",
    ],
    en: [
      "You may look at it in $city before you buy.",
      "More photos on request.",
      "Cleaned and checked before it leaves.",
      "Small marks of use, nothing that bothers.",
    ],
  },
  made: {
    fr: [
      "Fait à la main dans l’atelier de $city : chaque pièce diffère un peu de la photo.",
      "Une autre taille ou une autre couleur ? Écrivez-moi avant de commander.",
      "Emballé avec soin, cassé en route jamais en six ans.",
      "Notre famille fait cela depuis trois générations.",
      "Une petite carte peut être jointe si c’est un cadeau.",
      "L’atelier se visite à $city, le samedi matin.",
    ],
    ar: [
      "صُنع يدوي في ورشتنا بـ$city، وكلّ قطعة تختلف قليلًا عن الصورة.",
      "لمقاس أو لون آخر اكتبوا لنا قبل الطلب.",
      "تغليف متين، ولم تنكسر لنا قطعة في الطريق بعد.",
      "حرفة العائلة منذ ثلاثة أجيال.",
      "يمكن إرفاق بطاقة إن كانت هدية.",
    ],
    en: [
      "Made by hand in $city: each piece differs a little from the photo.",
      "Another size or colour? Write before you order.",
      "Packed in two boxes; none has broken on the way so far.",
      "Our family has done this for three generations.",
    ],
  },
  new: {
    fr: [
      "Neuf, dans son emballage, avec facture.",
      "Envoyé de $city le jour même pour une commande avant midi.",
      "Garantie d’un an, je m’en occupe moi-même.",
      "En stock à $city, essai possible sur place.",
      "Échange sous sept jours si la taille ou le modèle ne va pas.",
    ],
    ar: [
      "جديد في علبته مع الفاتورة.",
      "يُرسل من $city في اليوم نفسه لكلّ طلب قبل منتصف النهار.",
      "ضمان سنة كاملة أتكفّل به بنفسي.",
      "موجود في $city ويمكن تجربته في المحلّ.",
    ],
    en: [
      "New, in its box, with an invoice.",
      "Leaves $city the same day when ordered before noon.",
      "One year of warranty, handled by us.",
    ],
  },
  food: {
    fr: [
      "Rien d’autre dedans : la liste des ingrédients tient sur une ligne.",
      "De la récolte de cette année, mis en pot à $city.",
      "À garder au sec et à l’abri de la lumière.",
      "Trois commandes ou plus : un petit pot offert.",
      "Produit de petites parcelles autour de $city, sans traitement.",
    ],
    ar: [
      "من محصول هذه السنة، من ريف $city.",
      "يُحفظ في مكان جافّ بعيدًا عن الضوء.",
      "دون موادّ حافظة ولا ملوّنات.",
      "من أراضي العائلة حول $city، بلا أدوية.",
    ],
    en: ["From this year’s harvest.", "Keep it dry and away from light.", "Nothing added."],
  },
};
