export { receiptPdf } from "./pdf";
export { getReceipt, type Receipt } from "./queries";
export { type Row, receiptRows } from "./rows";
