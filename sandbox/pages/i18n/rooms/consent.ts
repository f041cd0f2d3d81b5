import type { Scope } from "../../../domain/oauth/authorize";
import type { Locale } from "../../../domain/people/login";

/** Words of the page on which a person lets an application sign them in. */
const fr = {
  title: "Se connecter avec DHMAD",
  asks: (app: string) => `${app} demande à vous reconnaître avec votre compte DHMAD.`,
  shares: "Ce qui sera partagé",
  scopes: {
    openid: "Votre identifiant DHMAD et l'état de votre vérification d'identité",
    profile: "Votre prénom et votre nom",
    email: "Votre adresse e-mail",
    phone: "Votre numéro de téléphone",
  } satisfies Record<Scope, string>,
  identity: "L'état de votre vérification d'identité",
  goesTo: "Vous retournerez ensuite à",
  allow: "Autoriser",
  deny: "Annuler",
  badRequest: "Cette demande n'est pas valable",
  badRequestText: "Revenez au site et recommencez.",
};

type ConsentWords = typeof fr;

const en: ConsentWords = {
  title: "Sign in with DHMAD",
  asks: (app) => `${app} asks to recognise you by your DHMAD account.`,
  shares: "What will be shared",
  scopes: {
    openid: "Your DHMAD identifier and the state of your identity verification",
    profile: "Your first and last name",
    email: "Your email address",
    phone: "Your phone number",
  },
  identity: "The state of your identity verification",
  goesTo: "You will then return to",
  allow: "Authorise",
  deny: "Cancel",
  badRequest: "This request is not valid",
  badRequestText: "Go back to the site and start again.",
};

const ar: ConsentWords = {
  title: "تسجيل الدخول عبر DHMAD",
  asks: (app) => `يطلب ${app} التعرّف عليك بحسابك في DHMAD.`,
  shares: "ما ستتم مشاركته",
  scopes: {
    openid: "معرّفك في DHMAD وحالة التحقق من هويتك",
    profile: "اسمك ولقبك",
    email: "بريدك الإلكتروني",
    phone: "رقم هاتفك",
  },
  identity: "حالة التحقق من هويتك",
  goesTo: "ستعود بعد ذلك إلى",
  allow: "السماح",
  deny: "إلغاء",
  badRequest: "هذا الطلب غير صالح",
  badRequestText: "عد إلى الموقع وأعد المحاولة.",
};

export const consentWords: Record<Locale, ConsentWords> = { fr, en, ar };
