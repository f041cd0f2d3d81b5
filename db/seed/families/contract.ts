import type { Locale } from "../types";

/** What is particular in the contract of a service; the rest is the same for all. */
export type ContractParts = { object: string; included: string; excluded: string; warranty: string };

const FORMS: Record<Locale, (parts: ContractParts, days: number) => string> = {
  fr: ({ object, included, excluded, warranty }, days) => `1. Objet
${object}

2. Ce qui est compris
${included}

3. Ce qui n’est pas compris
${excluded} Le prestataire en dit le prix avant d’y toucher, et attend l’accord écrit du client.

4. Délai
${days} jours au plus après le paiement, à des heures fixées ensemble. Un rendez-vous se reporte sans frais jusqu’à 24 heures avant.

5. Garantie
${warranty}

6. Prix
Celui de l’annonce. DHMAD le garde jusqu’à ce que le client confirme que le travail est fait.

7. En cas de désaccord
Chacun en parle d’abord à l’autre ; le prestataire a 5 jours pour corriger. Sans accord, le client peut demander l’annulation, et chacun peut ouvrir un litige chez DHMAD.`,
  ar: ({ object, included, excluded, warranty }, days) => `1. الموضوع
${object}

2. ما يشمله السعر
${included}

3. ما لا يشمله
${excluded} يُعلم مقدّم الخدمة بثمنه قبل أيّ عمل وينتظر موافقة كتابيّة.

4. الأجل
في ${days} يومًا على الأكثر من الدفع، في مواعيد يُتّفق عليها. يؤجَّل الموعد دون مقابل إلى حدود 24 ساعة قبله.

5. الضمان
${warranty}

6. السعر
السعر هو المذكور في الإعلان. تحفظه DHMAD إلى أن يؤكّد الحريف أنّ العمل أُنجز.

7. عند الخلاف
يتحدّث كلّ طرف مع الآخر أوّلًا، ولمقدّم الخدمة 5 أيّام للإصلاح. وإن لم يحصل اتّفاق، يمكن للحريف طلب الإلغاء، ويمكن لكلّ طرف فتح نزاع لدى DHMAD.`,
  en: ({ object, included, excluded, warranty }, days) => `1. Purpose
${object}

2. What is included
${included}

3. What is not included
${excluded} The provider says what it costs beforehand and waits for the client’s written consent.

4. Time
Within ${days} days of payment, at hours agreed on together.

5. Corrections
${warranty}

6. Price
The price is that of the listing. DHMAD holds it until the client confirms the handover.

7. If something is wrong
The client says what; the provider has 5 days to correct it. Without agreement the client may ask for cancellation, and either side may open a dispute at DHMAD.`,
};

/** What both sides sign, in the language of the listing. */
export const contractOf = (locale: Locale, parts: ContractParts, deliveryDays: number): string =>
  FORMS[locale](parts, deliveryDays);
