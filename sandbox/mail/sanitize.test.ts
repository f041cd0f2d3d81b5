import { expect, test } from "vitest";
import { linksIn, sanitizeHtml } from "./sanitize";

test.each([
  ["<script>alert(1)</script><p>a</p>", "<p>a</p>"],
  ['<img src="x" onerror="alert(1)">', '<img src="x">'],
  ["<a href='javascript:alert(1)'>a</a>", "<a>a</a>"],
  ["<iframe src=x></iframe><form action=x><b>b</b></form>", "<b>b</b>"],
  ["<style>p{}</style><svg><script>1</script></svg>ok", "ok"],
])("%s", (html, expected) => {
  expect(sanitizeHtml(html)).toBe(expected);
});

test("links are found in both parts, once, without the full stop after them", () => {
  const mail = {
    text: "See http://localhost:3000/a?b=1. Or http://localhost:3000/c",
    html: '<a href="http://localhost:3000/a?b=1&amp;c=2">x</a><a href="mailto:a@b.tn">m</a>',
  };
  expect(linksIn(mail)).toEqual([
    "http://localhost:3000/a?b=1&c=2",
    "http://localhost:3000/a?b=1",
    "http://localhost:3000/c",
  ]);
});

test.each(["&amp;", "&#38;", "&#x26;", "&AMP;"])(
  "a link written with %s leads where its text does",
  (ampersand) => {
    const link = "http://localhost:3000/fr/sign-in/confirm?token=1&email=a%40b.tn&next=%2Ffr";
    const html = `<a href="${link.replaceAll("&", ampersand)}">x</a>`;
    expect(linksIn({ text: `Open ${link}`, html })).toEqual([link]);
  },
);

test("what is no character stays as it is", () => {
  const html = '<a href="http://localhost:3000/?a=&#9999999;b">x</a>';
  expect(linksIn({ text: "", html })).toEqual(["http://localhost:3000/?a=&#9999999;b"]);
});
