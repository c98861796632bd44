const mostKept = 64;

/**
 * Keeps the answers to questions that take long to reckon: for `ms` milliseconds all who ask get the same one, those who
 * ask while it is reckoned too. What could not be reckoned is not kept.
 */
export function keeping<Answer>(ms: number, clock: () => number = Date.now) {
  const kept = new Map<string, { answer: Promise<Answer>; until: number }>();
  return (question: string, reckon: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(question);
    if (known && clock() < known.until) return known.answer;
    const answer = reckon();
    kept.delete(question);
    kept.set(question, { answer, until: clock() + ms });
    answer.catch(() => {
      if (kept.get(question)?.answer === answer) kept.delete(question);
    });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return answer;
  };
}
