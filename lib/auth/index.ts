export { clientIp } from "./client-ip";
export { deleteExpiredAuth, deleteSession } from "./commands";
export { emailAddress, signInInput } from "./input";
export { requestMagicLink } from "./magic-link";
export { safeReturnTo } from "./return-to";
