export { type Letter, layoutLetter } from "./layout";
export { signInMail } from "./sign-in";
export { mailTexts } from "./texts";
export { type Mail, sendMail } from "./transport";
