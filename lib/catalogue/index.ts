export { type Category, listCategories } from "./queries";
