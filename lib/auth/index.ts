export { clientIp } from "./client-ip";
export { deleteExpiredAuth, deleteSession, setLanguage, updateProfile } from "./commands";
export {
  type DhmadSignIn,
  getDhmadLink,
  linkDhmad,
  ownsAddress,
  provedAddress,
  signInWithDhmad,
  unlinkDhmad,
} from "./dhmad-account";
export { emailAddress, profileInput, signInInput } from "./input";
export { requestMagicLink } from "./magic-link";
export { safeReturnTo } from "./return-to";
export { SESSION_COOKIES, sessionCookie } from "./session-cookie";
