export * from "./escrows";
export * from "./ledger";
export * from "./mails";
export * from "./people";
export * from "./verifications";
export * from "./webhooks";
export * from "./worlds";
