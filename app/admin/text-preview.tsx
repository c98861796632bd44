import type { Block } from "~/infra/markdown";
import { TrainingText } from "~/training/training-text";
import { Prose } from "~/ui/prose";

/** The text as its own page will show it. */
export function TextPreview({ page, blocks }: { page: string; blocks: readonly Block[] }) {
  return page === "/training" ? <TrainingText blocks={blocks} showsHidden /> : <Prose blocks={blocks} />;
}
