import { limits, type ReadingError } from "./reading";

/** The first errors, in the order found, and how many there are in all. */
export class Problems {
  readonly first: ReadingError[] = [];
  total = 0;

  add(...errors: readonly ReadingError[]): void {
    for (const error of errors) {
      this.total++;
      if (this.first.length < limits.errorsShown) this.first.push(error);
    }
  }
}
