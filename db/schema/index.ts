export * from "./auth";
export * from "./dhmad";
export * from "./listings";
export * from "./orders";
export * from "./sellers";
