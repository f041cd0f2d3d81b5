export { answerQuestion, askQuestion } from "./commands";
export { ANSWER_LENGTH, answerInput, QUESTION_LENGTH, questionInput } from "./input";
export {
  getAskable,
  listAnswered,
  listAsked,
  listToAnswer,
  type OwnQuestion,
  type PublicQuestion,
} from "./queries";
