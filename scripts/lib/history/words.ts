import type { Locale } from "@/db/seed/types";

export type Verdict = [rating: 3 | 4 | 5, text: string];
export type Kind = "made" | "bought" | "food" | "awaited" | "lesson" | "work";

/** What buyers wrote, in their own language. Each is used once before any is used again. */
export const OF_BUYERS: Record<Kind, Record<Locale, Verdict[]>> = {
  made: {
    fr: [
      [5, "Encore plus beau qu’en photo, et emballé comme un trésor."],
      [5, "Fini soigné, on sent que c’est fait à la main. Je reviendrai pour offrir."],
      [4, "Très joli. La couleur est un peu plus foncée que sur l’écran, mais je m’y fais bien."],
      [5, "Ma mère l’a adopté le jour même, c’est bon signe."],
      [3, "Correct, mais plus petit que je ne l’imaginais : regardez bien les mesures."],
    ],
    ar: [
      [5, "أجمل من الصورة، والتغليف ممتاز. شكرًا جزيلًا."],
      [5, "صنعة متقنة وتعامل محترم. أنصح به."],
      [4, "عمل متقن، وددت لو كان المقاس أكبر قليلًا."],
    ],
    en: [
      [5, "Beautiful work, and it survived the trip. The seller answered within an hour."],
      [5, "Exactly as described. My second purchase here, not the last one."],
      [4, "Lovely piece. Took a day longer than planned, but I was told."],
    ],
  },
  bought: {
    fr: [
      [5, "Reçu en trois jours, testé aussitôt : tout marche. Merci !"],
      [4, "Conforme à la description. Un jour de retard, prévenu à l’avance."],
      [5, "Honnêtement décrit, bien emballé. Vendeur de confiance."],
      [4, "Bon état. Il manquait un câble, envoyé le lendemain sans discuter."],
      [3, "Fonctionne bien, mais j’ai dû le nettoyer en arrivant."],
    ],
    ar: [
      [5, "وصل سالمًا، وصاحب المحلّ أجاب عن كلّ أسئلتي."],
      [4, "كما في الوصف، تأخّر يومًا واحدًا فقط."],
      [5, "صادق في وصفه، والثمن معقول."],
    ],
    en: [
      [5, "Honest description, quick answers, everything works."],
      [4, "Good for the price. The box was a little dented, the inside was not."],
    ],
  },
  food: {
    fr: [
      [5, "Un goût d’enfance. On a fini le premier en une semaine."],
      [5, "Parfumé, frais, bien fermé. Je reprends le même tous les mois."],
      [4, "Très bon, j’en aurais voulu un peu plus."],
    ],
    ar: [
      [5, "طعم أصيل مثل ما كانت تصنعه جدّتي."],
      [5, "منتوج طبيعي ونظيف، بارك الله فيكم."],
    ],
    en: [
      [5, "The best I have tasted, and I have tasted many."],
      [4, "Very good, and well packed."],
    ],
  },
  awaited: {
    fr: [
      [5, "J’ai vu la preuve le jour même, puis le suivi. Rassurant du début à la fin."],
      [5, "Photos envoyées avant l’expédition, et c’est bien ce que j’ai reçu. Parfait."],
      [4, "Long à venir, comme prévu, mais chaque étape était montrée."],
    ],
    ar: [
      [5, "أرسلت لي الصور قبل الشحن، ووصلني ما رأيت تمامًا."],
      [4, "انتظرت قليلًا، لكنّ كلّ مرحلة كانت موثّقة."],
    ],
    en: [[5, "The proof came within hours. I felt safe the whole way."]],
  },
  lesson: {
    fr: [
      [5, "Ma fille a gagné quatre points en un mois. Patiente, claire, ponctuelle."],
      [4, "Bonnes séances, bien préparées. Une date déplacée, rattrapée sans discuter."],
      [5, "On comprend enfin d’où viennent les règles. Le bilan écrit est précieux."],
    ],
    ar: [
      [5, "شرح واضح وصبر كبير، ابني صار يحبّ المادّة."],
      [4, "دروس منظّمة وتمارين كثيرة، شكرًا."],
      [5, "مستواي تحسّن منذ الحصّة الثانية."],
    ],
    en: [[5, "Clear, patient and well prepared. I wish I had started earlier."]],
  },
  work: {
    fr: [
      [5, "Travail propre, délai et prix tenus."],
      [4, "Bon travail. Le rendez-vous a été déplacé une fois, avec mon accord."],
      [5, "Contrat simple, on sait à quoi s’attendre des deux côtés."],
    ],
    ar: [
      [5, "عمل نظيف في الموعد المتّفق عليه."],
      [5, "محترف ودقيق، والثمن كما في العقد."],
      [4, "عمل جيّد، تأخّر نصف ساعة واعتذر."],
    ],
    en: [
      [5, "Clear, quick, and better than what I had in mind."],
      [4, "Good result, and corrections were taken seriously."],
    ],
  },
};

/** What sellers wrote of their buyers. */
export const OF_SELLERS: Record<Locale, Verdict[]> = {
  fr: [
    [5, "Paiement immédiat, réception confirmée le jour même. Merci."],
    [5, "Échanges agréables, je recommande."],
    [5, "Sérieux et ponctuel au rendez-vous."],
    [4, "Tout s’est bien passé, réponse parfois un peu tardive."],
    [5, "Un plaisir, à bientôt."],
  ],
  ar: [
    [5, "حريف محترم، دفع وأكّد الاستلام في وقته."],
    [5, "تعامل راقٍ وسؤال واضح قبل الشراء."],
    [4, "كلّ شيء تمّ على ما يرام."],
  ],
  en: [
    [5, "Paid at once and confirmed the delivery the same day."],
    [5, "Friendly and clear messages. Welcome back any time."],
    [4, "All went well."],
  ],
};

/** What people asked in public about a listing, and what its seller answered. */
export const QUESTIONS: Record<Locale, [question: string, answer: string][]> = {
  fr: [
    [
      "Bonjour, livrez-vous à Tataouine ?",
      "Oui, par transporteur, comptez deux jours de plus. Le prix ne change pas.",
    ],
    [
      "Peut-on passer le voir avant d’acheter ?",
      "Bien sûr, en semaine après 17 h. Écrivez-moi pour fixer le moment.",
    ],
    [
      "Est-ce qu’une facture est possible ?",
      "Oui, dites-moi le nom à y mettre dans un message après la commande.",
    ],
  ],
  ar: [
    ["هل يمكن التوصيل إلى قبلّي؟", "نعم، مع الناقل في يومين، بالثمن نفسه."],
    ["هل هناك ألوان أخرى؟", "نعم، اكتبوا لي رسالة وأرسل لكم الصور."],
  ],
  en: [["Do you ship abroad?", "Not yet, only within Tunisia. A friend there could receive it for you."]],
};
