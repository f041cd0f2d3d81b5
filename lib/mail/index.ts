export { type Letter, layoutLetter } from "./layout";
export { signInMail } from "./sign-in";
export { mailTexts } from "./texts";
export { isUnreachable, type Mail, refusalOf, sendMail } from "./transport";
