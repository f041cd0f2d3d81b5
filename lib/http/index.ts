export { apiRoute, pageRoute } from "./guard";
