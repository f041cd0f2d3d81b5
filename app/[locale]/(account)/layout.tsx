export { default } from "../known-language";
