import type { Tones } from "./drawings";

/** Colours of things, by what they are made of. */
export const TONES = {
  nabeul: { main: "#1f6d8c", dark: "#123f55", light: "#f3ead7", accent: "#e0a03c" },
  madder: { main: "#b5472f", dark: "#7a2b1c", light: "#f2d9b5", accent: "#2f6f5e" },
  olivewood: { main: "#c18a4b", dark: "#7b4a20", light: "#e9c389", accent: "#5f6b34" },
  straw: { main: "#d9a860", dark: "#8f6430", light: "#f0d29a", accent: "#7a4a22" },
  olive: { main: "#5f7040", dark: "#3c4a26", light: "#dfe3b8", accent: "#c79a3a" },
  harissa: { main: "#b3321f", dark: "#7c1d12", light: "#f4c79a", accent: "#3e6b3a" },
  honey: { main: "#e0992b", dark: "#9c5f10", light: "#fbdc92", accent: "#6b4a1e" },
  date: { main: "#7a4420", dark: "#4f2910", light: "#d9a066", accent: "#c2703a" },
  indigo: { main: "#34507f", dark: "#1f3154", light: "#c8d5ea", accent: "#c99b4f" },
  chalk: { main: "#e7e3da", dark: "#9aa09b", light: "#fbfaf6", accent: "#d8793f" },
  graphite: { main: "#3f454d", dark: "#23272d", light: "#c9d0d8", accent: "#e2a14a" },
  sea: { main: "#2f8f8b", dark: "#1b5a5b", light: "#d3ecdf", accent: "#f0b45b" },
  berry: { main: "#8c3352", dark: "#5a1c33", light: "#f2cfd3", accent: "#e3a75a" },
  sunset: { main: "#e2814f", dark: "#9b4a2a", light: "#fbe0b8", accent: "#3d5f86" },
  camel: { main: "#c79a6b", dark: "#855a33", light: "#f1dcc0", accent: "#8c3b2e" },
  rosewater: { main: "#dd9aa6", dark: "#a65a6c", light: "#fae6e6", accent: "#8a9a6b" },
  henna: { main: "#9a5a2c", dark: "#5f3417", light: "#ecd0a8", accent: "#6d7d3a" },
  saffron: { main: "#e3a21a", dark: "#a86a10", light: "#fbe8b4", accent: "#b4431f" },
  lavender: { main: "#8d7bb5", dark: "#584985", light: "#e6def2", accent: "#c9b458" },
  mint: { main: "#7fbf9f", dark: "#3f7d62", light: "#e0f3e6", accent: "#e58b57" },
  coral: { main: "#e36a54", dark: "#a23c2c", light: "#fbd9cb", accent: "#2f6d8a" },
  navy: { main: "#24385e", dark: "#14213a", light: "#d8e0ee", accent: "#d99a3d" },
  silver: { main: "#b8bec6", dark: "#6d757f", light: "#eef1f4", accent: "#3f7fb5" },
  coal: { main: "#33373d", dark: "#1b1e22", light: "#a9b0b8", accent: "#d8573f" },
  ivory: { main: "#efe4cf", dark: "#a8946e", light: "#fffaf0", accent: "#7c5a3a" },
  wine: { main: "#6f2036", dark: "#431120", light: "#e9cbd0", accent: "#c8a25a" },
  sky: { main: "#6ba6cf", dark: "#36688e", light: "#e2f0f8", accent: "#f0a95a" },
  grass: { main: "#6fa04b", dark: "#41682a", light: "#e4efcf", accent: "#e7b93f" },
} as const satisfies Record<string, Tones>;

export type ToneName = keyof typeof TONES;
