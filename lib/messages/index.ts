export { type Refused, readUpTo, type Sent, sendMessage } from "./commands";
export { type DraftProblem, getDraft, keepDraft } from "./drafts";
export type { RefusedFile } from "./files";
export {
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_FORM_BYTES,
  MESSAGE_LENGTH,
  messageInput,
  readInput,
  type Target,
  targetName,
  type Upload,
} from "./input";
export { findParties, type Parties } from "./parties";
export {
  type Conversation,
  type ConversationLine,
  getConversation,
  listConversations,
  type Side,
} from "./queries";
export { getOrderQuestion, getQuestion, type Question } from "./question";
export {
  countUnread,
  getMessageFile,
  listMessages,
  type Message,
  type MessageFile,
} from "./thread";
