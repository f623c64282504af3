type Question = () => Promise<boolean>

const questions = new Set<Question>()

/** A page that would lose something by a sign-out asks first. Answers false to stay. */
export function askBeforeSignOut(question: Question): () => void {
  questions.add(question)
  return () => questions.delete(question)
}

export async function beforeSignOut(): Promise<boolean> {
  for (const question of questions) if (!(await question())) return false
  return true
}
