import { expect, test } from "vitest";
import { formatMoney } from "@/lib/money";
import { previewOf } from "./preview-of";

const words = {
  heading: "",
  inLists: "",
  onPage: "",
  untitled: "Sans titre",
  noPrice: "Sans prix",
  deliveries: ["un jour", "2 jours"],
  services: ["réalisé en un jour"],
  place: "{city}, {governorate}",
};
const sfax = [{ slug: "sfax", name: "Sfax" }];
const preview = (fields: Record<string, string>) => previewOf(fields, sfax, words, "fr");

test("shows what is typed as the public page words it", () => {
  const typed = { title: " Vase ", price: "12,5", deliveryDays: "2", governorate: "sfax", city: "Sakiet $&" };
  expect(preview(typed)).toEqual({
    title: "Vase",
    price: formatMoney(12_500, "fr"),
    delivery: "2 jours",
    place: "Sakiet $&, Sfax",
  });
  expect(preview({ ...typed, city: "Sfax", mode: "standard", deliveryDays: "1" })).toMatchObject({
    place: "Sfax",
    delivery: "réalisé en un jour",
  });
});

test("leaves out what cannot be read yet", () => {
  const nothing = { title: "Sans titre", price: "Sans prix", delivery: null, place: null };
  expect(preview({})).toEqual(nothing);
  expect(preview({ price: "12,", deliveryDays: "1.5", currency: "DT", governorate: "x" })).toEqual(nothing);
});
