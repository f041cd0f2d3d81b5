/**
 * Asks, and hands on what is answered in the order of the questions: an answer that comes after that to a later question is
 * dropped, because it tells of an earlier moment. What fails (offline, or leaving) is dropped too.
 */
export function inOrder<A extends unknown[], T>(
  question: (...args: A) => Promise<T>,
  onAnswer: (answer: T) => void,
): (...args: A) => Promise<void> {
  let asked = 0;
  let answered = 0;
  return async (...args) => {
    asked += 1;
    const turn = asked;
    try {
      const answer = await question(...args);
      if (turn < answered) return;
      answered = turn;
      onAnswer(answer);
    } catch {
      // What was known stays.
    }
  };
}
