import type { Locale } from "./types";

type Person = { email: string; name: string; locale: Locale };
export type SeedSeller = Person & { shop: string; handle: string };

/** People who sell, verified. */
export const SELLERS = [
  { email: "naima@souk.test", name: "Naïma Gharbi", shop: "Dar Naïma", handle: "dar-naima", locale: "fr" },
  {
    email: "youssef@souk.test",
    name: "Youssef Trabelsi",
    shop: "Atelier Zitouna",
    handle: "atelier-zitouna",
    locale: "fr",
  },
  {
    email: "selma@souk.test",
    name: "Selma Ben Amor",
    shop: "Selma Vintage",
    handle: "selma-vintage",
    locale: "fr",
  },
  { email: "karim@souk.test", name: "Karim Jlassi", shop: "Karim Tech", handle: "karim-tech", locale: "fr" },
  {
    email: "walid@souk.test",
    name: "وليد المهذبي",
    shop: "دار الأجهزة",
    handle: "dar-el-ajhiza",
    locale: "ar",
  },
  { email: "ines@souk.test", name: "Inès Chaabane", shop: "Petits Pas", handle: "petits-pas", locale: "fr" },
  {
    email: "nour@souk.test",
    name: "نور القيرواني",
    shop: "مكتبة القيروان",
    handle: "maktabat-kairouan",
    locale: "ar",
  },
  {
    email: "hedi@souk.test",
    name: "Hédi Mansour",
    shop: "Ferme El Amel",
    handle: "ferme-el-amel",
    locale: "fr",
  },
] as const satisfies readonly SeedSeller[];

export type SellerHandle = (typeof SELLERS)[number]["handle"];

/** Leila buys; Sami would like to sell and is not verified yet. */
export const PEOPLE: readonly Person[] = [
  { email: "leila@souk.test", name: "Leila Haddad", locale: "fr" },
  { email: "sami@souk.test", name: "Sami Bouzid", locale: "fr" },
];
