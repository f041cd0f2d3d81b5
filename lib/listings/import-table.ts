import { CsvError, parse } from "csv-parse/sync";

/** Why a file as a whole cannot be read: a text of the catalogue `imports`, with what it names. */
export type FileProblem =
  | { problem: "empty" | "noTitle" }
  | { problem: "quotes"; line: number }
  | { problem: "columnUnknown" | "columnTwice"; column: string }
  | { problem: "tooManyLines"; count: number };

const SEPARATORS = [";", ",", "\t"] as const;

/** What stands between the columns: a comma, or what spreadsheets write where the comma is a decimal mark. */
export function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The rows of a file as a spreadsheet shows them: the first is its row 1, with the names of the columns. */
export function readTable(text: string): string[][] | FileProblem {
  const body = text.replace(/^\uFEFF/, "");
  if (body.trim() === "") return { problem: "empty" };
  const [header = ""] = body.split(/\r\n|\r|\n/, 1);
  try {
    return parse(body, {
      delimiter: separatorOf(header),
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
  } catch (error) {
    if (error instanceof CsvError) return { problem: "quotes", line: Number(error.lines ?? 1) };
    throw error;
  }
}
