type Template = { subject: string; text: string; html: string };

const escapeHtml = (value: string) =>
  value.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c);

function page(dir: "ltr" | "rtl", lang: string, body: string): string {
  return `<!doctype html><html lang="${lang}" dir="${dir}"><body style="font-family:system-ui,sans-serif;line-height:1.6;color:#16262b;max-width:34rem;margin:0 auto;padding:24px">${body}<p style="color:#5b6b70;font-size:13px;border-top:1px solid #dfe5e6;padding-top:12px">DHMAD · simulation locale</p></body></html>`;
}

const OTP = {
  fr: {
    subject: (code: string) => `${code} est votre code DHMAD`,
    line: "Votre code de connexion à DHMAD :",
    note: "Il est valable 10 minutes. Ne le communiquez à personne.",
  },
  ar: {
    subject: (code: string) => `${code} هو رمزك في DHMAD`,
    line: "رمز الدخول إلى DHMAD:",
    note: "الرمز صالح لمدة 10 دقائق. لا تشاركه مع أحد.",
  },
  en: {
    subject: (code: string) => `${code} is your DHMAD code`,
    line: "Your DHMAD sign-in code:",
    note: "It is good for 10 minutes. Do not share it with anyone.",
  },
};

/** The one-time code for log-in. */
export function otpMail(locale: "fr" | "ar" | "en", code: string): Template {
  const words = OTP[locale];
  return {
    subject: words.subject(code),
    text: `${words.line} ${code}\n\n${words.note}\n`,
    html: page(
      locale === "ar" ? "rtl" : "ltr",
      locale,
      `<p>${words.line}</p><p style="font-size:28px;letter-spacing:6px;font-weight:700" dir="ltr">${code}</p><p>${words.note}</p>`,
    ),
  };
}

/** A message to a phone, as the mailbox shows it. */
export function smsMail(locale: "fr" | "ar" | "en", phone: string, code: string): Template {
  const words = OTP[locale];
  const subject = { fr: `SMS au ${phone}`, ar: `رسالة قصيرة إلى ⁦${phone}⁩`, en: `Text message to ${phone}` }[
    locale
  ];
  const text = `DHMAD : ${code}. ${words.note}`;
  return {
    subject,
    text: `${text}\n`,
    html: page(locale === "ar" ? "rtl" : "ltr", locale, `<p>${text}</p>`),
  };
}

/** The invitation to Didit; the only place where the link exists (dhmad-api.md §3). */
export function inviteMail(applicationName: string, link: string): Template {
  const name = escapeHtml(applicationName);
  return {
    subject: `${applicationName} : vérifiez votre identité avec DHMAD`,
    text: [
      `${applicationName} vous demande de vérifier votre identité avec DHMAD, par Didit :`,
      link,
      "",
      `تطلب منك ${applicationName} التحقق من هويتك مع DHMAD عبر الرابط أعلاه.`,
      `${applicationName} asks you to verify your identity with DHMAD, through the link above.`,
      "",
    ].join("\n"),
    html: page(
      "ltr",
      "fr",
      `<p>${name} vous demande de vérifier votre identité avec DHMAD, par Didit.</p><p><a href="${escapeHtml(link)}" style="display:inline-block;background:#0f5a5e;color:#fff;padding:10px 18px;border-radius:8px;text-decoration:none">Vérifier mon identité</a></p><p lang="ar" dir="rtl">تطلب منك ${name} التحقق من هويتك مع DHMAD عبر الرابط أعلاه.</p><p lang="en">${name} asks you to verify your identity with DHMAD, through the link above.</p>`,
    ),
  };
}
