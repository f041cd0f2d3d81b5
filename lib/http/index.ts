export { apiRoute, pageRoute } from "./guard";
export { readBytes } from "./read-bytes";
