/** Words of the map's later parts. */
const fr = {
  tasks: "Que voulez-vous essayer ?",
  task: {
    register: {
      name: "Ouvrir un compte",
      text: "Une adresse, un code dans la boîte mail, un nom. Une identité déjà approuvée s'y rattache.",
    },
    log: { name: "Voir ce que l'application a demandé", text: "Chaque appel à l'API avec sa réponse." },
    webhooks: {
      name: "Changer les webhooks",
      text: "Adresses, événements, secret, chaque tentative, renvoi.",
    },
    deposits: {
      name: "Approuver le paiement d'un invité",
      text: "Transactions instantanées payées sans compte.",
    },
    disputes: { name: "Trancher un litige", text: "Rembourser, payer le vendeur ou classer." },
    money: { name: "Recharger, ou virer des gains", text: "Portefeuille d'un acheteur, gains d'un vendeur." },
  },
  noPage: "Trois pages n'ont pas d'adresse fixe :",
  checkoutPage: "le paiement et les autres étapes s'ouvrent par l'adresse que l'API donne avec la session ;",
  diditPage: "la vérification d'identité s'ouvre par le lien reçu dans la boîte mail ;",
  consentPage: "l'accord « Se connecter avec DHMAD » s'ouvre depuis l'application.",
  roles: {
    buyer: "L'acheteur paie, confirme, refuse une livraison, demande une annulation.",
    seller: "Le vendeur passe la vérification d'identité, signe, prouve, livre, retire ses gains.",
    admin: "L'équipe de DHMAD tranche : identités, paiements d'invités, litiges.",
    developer: "L'application crée les transactions avec sa clé et reçoit les webhooks.",
  },
};

const ar: typeof fr = {
  tasks: "ماذا تريد أن تجرّب؟",
  task: {
    register: {
      name: "فتح حساب",
      text: "عنوان بريد ورمز في صندوق البريد واسم. ترتبط به الهوية الموافق عليها مسبقًا.",
    },
    log: { name: "رؤية ما طلبه التطبيق", text: "كل نداء للواجهة البرمجية مع جوابه." },
    webhooks: { name: "تغيير webhooks", text: "العناوين والأحداث والسر وكل محاولة وإعادة الإرسال." },
    deposits: { name: "قبول دفع ضيف", text: "معاملات فورية دُفعت دون حساب." },
    disputes: { name: "حسم نزاع", text: "إرجاع المبلغ أو الدفع للبائع أو حفظ النزاع." },
    money: { name: "الشحن أو تحويل الأرباح", text: "محفظة المشتري وأرباح البائع." },
  },
  noPage: "ثلاث صفحات ليس لها عنوان ثابت:",
  checkoutPage: "الدفع وبقية الخطوات تُفتح بالعنوان الذي تعطيه الواجهة البرمجية مع الجلسة؛",
  diditPage: "التحقق من الهوية يُفتح بالرابط الواصل إلى صندوق البريد؛",
  consentPage: "الموافقة على «تسجيل الدخول عبر DHMAD» تُفتح من التطبيق.",
  roles: {
    buyer: "المشتري يدفع ويؤكد ويرفض التسليم ويطلب الإلغاء.",
    seller: "البائع يتحقق من هويته ويوقّع ويثبت ويسلّم ويسحب أرباحه.",
    admin: "فريق DHMAD يحسم: الهويات ومدفوعات الضيوف والنزاعات.",
    developer: "التطبيق ينشئ المعاملات بمفتاحه ويتلقى webhooks.",
  },
};

const en: typeof fr = {
  tasks: "What would you like to try?",
  task: {
    register: {
      name: "Open an account",
      text: "An address, a code in the mailbox, a name. An identity that is approved already is linked to it.",
    },
    log: { name: "See what the application asked", text: "Every call to the API with its answer." },
    webhooks: { name: "Change the webhooks", text: "Addresses, events, secret, every attempt, resend." },
    deposits: {
      name: "Approve a guest's payment",
      text: "Instant escrows that were paid without an account.",
    },
    disputes: { name: "Settle a dispute", text: "Refund, pay the seller or dismiss." },
    money: { name: "Top up, or pay out earnings", text: "A buyer's wallet, a seller's earnings." },
  },
  noPage: "Three pages have no fixed address:",
  checkoutPage: "payment and the other steps open at the address that the API gives with the session;",
  diditPage: "the identity check opens from the link in the mailbox;",
  consentPage: "the consent of “Sign in with DHMAD” opens from the application.",
  roles: {
    buyer: "The buyer pays, confirms, rejects a delivery, requests a cancellation.",
    seller: "The seller passes the identity check, signs, proves, delivers, withdraws earnings.",
    admin: "DHMAD's team decides: identities, guests' payments, disputes.",
    developer: "The application creates escrows with its key and gets the webhooks.",
  },
};

export const homeWords = { fr, ar, en };
