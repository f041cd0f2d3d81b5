import type { Governorate } from "../schema/places";
import type { Locale } from "./types";

export type Person = { email: string; name: string; locale: Locale };
/** A town in a governorate, written as people there write it in their listings' language. */
export type Town = [governorate: Governorate, latin: string, arabic: string];
export type SeedSeller = Person & { shop: string; handle: string; towns: readonly Town[] };

const seller = <const Handle extends string>(
  handle: Handle,
  shop: string,
  name: string,
  locale: Locale,
  towns: Town[],
  email = `${handle}@souk.test`,
) => ({ handle, shop, name, locale, towns, email });

/** People who sell, verified. Where they name several towns their listings are in one or another. */
export const SELLERS = [
  seller(
    "dar-naima",
    "Dar Naïma",
    "Naïma Gharbi",
    "fr",
    [
      ["nabeul", "Nabeul", "نابل"],
      ["nabeul", "Hammamet", "الحمّامات"],
    ],
    "naima@souk.test",
  ),
  seller(
    "atelier-zitouna",
    "Atelier Zitouna",
    "Youssef Trabelsi",
    "fr",
    [["ariana", "La Soukra", "سكرة"]],
    "youssef@souk.test",
  ),
  seller(
    "selma-vintage",
    "Selma Vintage",
    "Selma Ben Amor",
    "fr",
    [
      ["tunis", "Tunis", "تونس"],
      ["tunis", "Le Bardo", "باردو"],
    ],
    "selma@souk.test",
  ),
  seller(
    "karim-tech",
    "Karim Tech",
    "Karim Jlassi",
    "fr",
    [
      ["ariana", "Ariana", "أريانة"],
      ["manouba", "La Manouba", "منّوبة"],
    ],
    "karim@souk.test",
  ),
  seller(
    "dar-el-ajhiza",
    "دار الأجهزة",
    "وليد المهذبي",
    "ar",
    [
      ["ben-arous", "Ben Arous", "بن عروس"],
      ["ben-arous", "Radès", "رادس"],
    ],
    "walid@souk.test",
  ),
  seller(
    "petits-pas",
    "Petits Pas",
    "Inès Chaabane",
    "fr",
    [
      ["tunis", "La Marsa", "المرسى"],
      ["tunis", "Carthage", "قرطاج"],
    ],
    "ines@souk.test",
  ),
  seller(
    "maktabat-kairouan",
    "مكتبة القيروان",
    "نور القيرواني",
    "ar",
    [["kairouan", "Kairouan", "القيروان"]],
    "nour@souk.test",
  ),
  seller(
    "ferme-el-amel",
    "Ferme El Amel",
    "Hédi Mansour",
    "fr",
    [
      ["zaghouan", "Zaghouan", "زغوان"],
      ["siliana", "Siliana", "سليانة"],
    ],
    "hedi@souk.test",
  ),
  seller("sahel-mobile", "Sahel Mobile", "Anis Khlifi", "fr", [
    ["sousse", "Sousse", "سوسة"],
    ["monastir", "Monastir", "المنستير"],
  ]),
  seller("warchat-sfax", "ورشة صفاقس", "منصف العيّادي", "ar", [["sfax", "Sfax", "صفاقس"]]),
  seller("cap-angela", "Cap Angela Sport", "Mehdi Bizerti", "fr", [
    ["bizerte", "Bizerte", "بنزرت"],
    ["beja", "Béja", "باجة"],
  ]),
  seller("soie-de-mahdia", "Soie de Mahdia", "Rim Hamza", "fr", [["mahdia", "Mahdia", "المهدية"]]),
  seller("khayrat-el-kef", "خيرات الكاف", "سالمة الورغي", "ar", [
    ["kef", "Le Kef", "الكاف"],
    ["jendouba", "Jendouba", "جندوبة"],
  ]),
  seller("oasis-nefta", "Oasis Nefta", "Lotfi Chebbi", "en", [
    ["tozeur", "Nefta", "نفطة"],
    ["kebili", "Douz", "دوز"],
  ]),
  seller("henne-gabes", "حنّاء قابس", "زهرة المطماطي", "ar", [
    ["gabes", "Gabès", "قابس"],
    ["tataouine", "Tataouine", "تطاوين"],
  ]),
  seller("guellala-pots", "Guellala Pots", "Slim Djerbi", "en", [
    ["medenine", "Djerba Guellala", "جربة قلّالة"],
  ]),
  seller("marqoum-gafsa", "مرقوم قفصة", "حليمة الشابي", "ar", [["gafsa", "Gafsa", "قفصة"]]),
  seller("alfa-kasserine", "Alfa Kasserine", "Fethi Rtibi", "fr", [
    ["kasserine", "Kasserine", "القصرين"],
    ["sidi-bouzid", "Sidi Bouzid", "سيدي بوزيد"],
  ]),
  seller("coin-lecture", "Le Coin Lecture", "Amira Zouari", "fr", [["manouba", "Den Den", "الدندان"]]),
  seller("prof-a-la-maison", "Prof à la maison", "Olfa Mejri", "fr", [
    ["ben-arous", "Ezzahra", "الزهراء"],
    ["tunis", "Tunis", "تونس"],
  ]),
  seller("studio-carthage", "Studio Carthage", "Yasmine Kallel", "en", [["tunis", "Tunis", "تونس"]]),
  seller("electro-monastir", "Électro Monastir", "Ridha Sassi", "fr", [
    ["monastir", "Monastir", "المنستير"],
    ["sousse", "Msaken", "مساكن"],
  ]),
  seller("savons-du-nord", "Savons du Nord", "Emna Tabarki", "fr", [
    ["jendouba", "Tabarka", "طبرقة"],
    ["beja", "Téboursouk", "تبرسق"],
  ]),
] satisfies SeedSeller[];

export type SellerHandle = (typeof SELLERS)[number]["handle"];

/** Leila buys; Sami would like to sell and is not verified yet. */
export const PEOPLE: readonly Person[] = [
  { email: "leila@souk.test", name: "Leila Haddad", locale: "fr" },
  { email: "sami@souk.test", name: "Sami Bouzid", locale: "fr" },
];

/** Who bought here before: the history's buyers (scripts/lib/history). */
export const BUYERS: readonly Person[] = [
  { email: "amel@souk.test", name: "Amel Bouaziz", locale: "fr" },
  { email: "mourad@souk.test", name: "مراد السالمي", locale: "ar" },
  { email: "sarah@souk.test", name: "Sarah Miller", locale: "en" },
  { email: "skander@souk.test", name: "Skander Ayari", locale: "fr" },
  { email: "hajer@souk.test", name: "هاجر العلوي", locale: "ar" },
  { email: "mariem@souk.test", name: "Mariem Dridi", locale: "fr" },
  { email: "tarek@souk.test", name: "طارق بن يوسف", locale: "ar" },
  { email: "daniel@souk.test", name: "Daniel Novak", locale: "en" },
  { email: "khaoula@souk.test", name: "Khaoula Ferjani", locale: "fr" },
  { email: "bilel@souk.test", name: "بلال الهمامي", locale: "ar" },
  { email: "wafa@souk.test", name: "Wafa Mnif", locale: "fr" },
  { email: "elena@souk.test", name: "Elena Rossi", locale: "en" },
  { email: "raouf@souk.test", name: "رؤوف القاسمي", locale: "ar" },
  { email: "nadia@souk.test", name: "Nadia Belhadj", locale: "fr" },
];
