export { clientIp } from "./client-ip";
export { deleteExpiredAuth, deleteSession, SESSION_COOKIES, updateProfile } from "./commands";
export { emailAddress, profileInput, signInInput } from "./input";
export { requestMagicLink } from "./magic-link";
export { safeReturnTo } from "./return-to";
