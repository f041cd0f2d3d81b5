export { processInbox } from "./process";
export { receiveWebhook, WORK_CHANNEL } from "./receive";
