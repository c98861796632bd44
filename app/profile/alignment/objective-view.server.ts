import { parseMarkdown } from "~/infra/markdown.server";
import { inOrder, isOpen, isOverdue, percentOf, progressOf } from "~/profile/alignment/objective";
import type { StoredObjective } from "~/profile/alignment/objectives.server";
import { labelOf, type Terms } from "~/profile/alignment/terms";

/** What of an objective the reader may see besides the objective itself. */
export interface Sight {
  /** Services in use are the business of Cost Reduction. */
  services: boolean;
}

/** Objectives as pages draw them, in their order: in words, with progress and what is overdue. */
export function viewObjectives(objectives: readonly StoredObjective[], terms: Terms, sight: Sight, today: string) {
  return inOrder(objectives).map((objective) => viewObjective(objective, terms, sight, today));
}

export type ObjectiveView = ReturnType<typeof viewObjective>;

export function viewObjective(objective: StoredObjective, terms: Terms, sight: Sight, today: string) {
  const progress = progressOf(objective);
  const { baseline, target, current, measuredOn, metricName, metricUnit, metricDirection } = objective;
  return {
    id: objective.id,
    title: objective.title,
    why: parseMarkdown(objective.description),
    category: objective.category,
    priority: { key: objective.priority, label: labelOf(terms.priorities, objective.priority) },
    status: { key: objective.status, label: labelOf(terms.statuses, objective.status) },
    open: isOpen(objective.status),
    overdue: isOverdue(objective, today),
    sponsor: objective.sponsor,
    owner: objective.owner && { name: objective.owner.name, gone: objective.owner.removedAt !== null },
    startDate: objective.startDate,
    targetDate: objective.targetDate,
    metric: { name: metricName, unit: metricUnit, direction: metricDirection, baseline, target, current, measuredOn },
    percent: progress === null ? null : percentOf(progress),
    products: objective.products.map(({ product }) => product),
    topics: objective.topics.map(({ topic }) => topic),
    services: sight.services ? objective.legacyServices.map(({ legacyService }) => legacyService) : [],
    initiatives: objective.initiatives.map(({ id, title, owner, dueDate, doneAt }) => ({
      id,
      title,
      owner: owner?.name ?? null,
      dueDate,
      done: doneAt !== null,
      late: doneAt === null && dueDate !== null && dueDate < today,
    })),
    comment: parseMarkdown(objective.cm360Comment),
  };
}
