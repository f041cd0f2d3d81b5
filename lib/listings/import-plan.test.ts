import { describe, expect, test } from "vitest";
import { decodeImport, IMPORT_COLUMNS, MAX_IMPORT_LINES, nameKey, planImport } from "./import-plan";

const names = {
  categories: new Map([
    [nameKey("maison"), "maison"],
    [nameKey("المنزل"), "maison"],
    [nameKey("Beauté & santé"), "beaute"],
  ]),
  governorates: new Map([
    [nameKey("sidi-bouzid"), "sidi-bouzid"],
    [nameKey("سيدي بوزيد"), "sidi-bouzid"],
  ]),
};
const plan = (text: string) => planImport(text, names);
const lines = (text: string) => {
  const read = plan(text);
  if (read.problem !== null) throw new Error(read.problem);
  return read.lines;
};
const problems = (text: string) =>
  lines(text).flatMap(({ line, problems }) =>
    problems.map(({ column, message }) => [line, column, message] as const),
  );

describe("a file as spreadsheets write it", () => {
  test("in French: a mark at its head, semicolons, decimal commas, lines within quotes", () => {
    const text =
      '\uFEFFtitle;description;category;price;delivery_days;stock\r\n"Vase ""bleu""; grand";"Grès.\r\nTourné.";BEAUTE et santé;1 250,5;3;4\r\n';
    expect(plan(text.replace("BEAUTE et santé", "beaute & sante"))).toEqual({
      problem: null,
      lines: [
        {
          line: 2,
          title: 'Vase "bleu"; grand',
          problems: [],
          input: expect.objectContaining({
            description: "Grès.\nTourné.",
            categorySlug: "beaute",
            price: 1_250_500,
            deliveryDays: 3,
            stock: { to: 4 },
            mode: "quick",
            currency: "TND",
          }),
        },
      ],
    });
  });

  test("in English: commas, and in Arabic by names; currencies by sign, kinds by word", () => {
    const [english, arabic] = lines(
      'Title,Category,governorate,kind,price,currency\nVase,Maison,Sidi Bouzid,Service,"12,5",€\nمزهرية,المنزل,سيدي بوزيد,item_proof,20,dt',
    );
    expect(english?.input).toMatchObject({ mode: "standard", currency: "EUR", price: 1_250 });
    expect(arabic?.input).toMatchObject({
      mode: "quick_proof",
      governorate: "sidi-bouzid",
      categorySlug: "maison",
      stock: { to: null },
    });
  });

  test("with tabs, with a lone title, with old line ends, and with empty rows and cells behind", () => {
    expect(lines("title\tprice\nVase\t20")[0]?.input).toMatchObject({ price: 20_000 });
    expect(lines("title\rVase\rPlat").map(({ title }) => title)).toEqual(["Vase", "Plat"]);
    expect(lines("title,price,\nVase,20,,\n,,\n\nPlat,30").map(({ line }) => line)).toEqual([2, 5]);
  });
});

test("each problem is told by its row and column, and its row is left out", () => {
  const text = [
    "title,category,governorate,kind,price,currency,delivery_days,stock,city",
    "Vase,maison,,,20,,3,,",
    ",maison,,,20,,3,,",
    "Plat,poterie,Paris,objet,4,XYZ,100,0,",
    `Bol,,,,beaucoup,,,,${"x".repeat(61)}`,
    "Jarre,maison,,,20,,3,,Tunis,encore",
  ].join("\n");
  expect(problems(text)).toEqual([
    [3, "title", "titleMissing"],
    [4, "category", "importCategory"],
    [4, "governorate", "importGovernorate"],
    [4, "kind", "importKind"],
    [4, "currency", "importCurrency"],
    [4, "price", "priceMin"],
    [4, "delivery_days", "deliveryDaysRange"],
    [4, "stock", "stockCountRange"],
    [5, "city", "cityLength"],
    [5, "price", "priceForm"],
    [6, null, "importCells"],
  ]);
  expect(lines(text).map(({ input }) => input !== null)).toEqual([true, false, false, false, false]);
});

test("a file that cannot be read as a whole says why", () => {
  expect(plan("")).toEqual({ problem: "empty" });
  expect(plan("title;price\n;;\n")).toEqual({ problem: "empty" });
  expect(plan("price\n20")).toEqual({ problem: "noTitle" });
  expect(plan("title,prix\nVase,20")).toEqual({ problem: "columnUnknown", column: "prix" });
  expect(plan("title,Title\nVase,20")).toEqual({ problem: "columnTwice", column: "title" });
  expect(plan('title,price\n"Vase,20\nPlat,30')).toMatchObject({ problem: "quotes" });
  const many = `title\n${"Vase\n".repeat(MAX_IMPORT_LINES + 1)}`;
  expect(plan(many)).toEqual({ problem: "tooManyLines", count: MAX_IMPORT_LINES + 1 });
  expect(lines(`title\n${"Vase\n".repeat(MAX_IMPORT_LINES)}`)).toHaveLength(MAX_IMPORT_LINES);
});

test("only UTF-8 is taken for text", () => {
  expect(decodeImport(new TextEncoder().encode("été مزهرية"))).toBe("été مزهرية");
  expect(decodeImport(Uint8Array.of(0xe9, 0x74, 0xe9))).toBeNull();
  expect(decodeImport(new Uint8Array(Buffer.from("title", "utf16le")))).toBeNull();
  expect(IMPORT_COLUMNS).toContain("contract_terms");
});
