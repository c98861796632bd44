import { db } from "~/infra/db.server";
import { getProductNames } from "~/licensing/catalogue/product-names.server";
import { wordsIn } from "~/profile/words-in";

/** Objectives to start from, by category, in the order of the reference data. */
export async function listStartingPoints() {
  const templates = await db.objectiveTemplate.findMany({ orderBy: { position: "asc" } });
  const topics = await db.journeyTopic.findMany({ select: { key: true, name: true } });
  const productNames = await getProductNames(templates.flatMap((template) => wordsIn(template.relatedProducts)));
  const topicNames = new Map(topics.map(({ key, name }) => [key, name]));

  const categories = new Map<string, StartingPoint[]>();
  for (const template of templates) {
    const point: StartingPoint = {
      key: template.key,
      title: template.title,
      description: template.description,
      metric: `${template.metricName} (${template.metricUnit}, ${template.metricDirection === "down" ? "less is better" : "more is better"})`,
      sponsor: template.typicalSponsor,
      products: wordsIn(template.relatedProducts).map((sku) => ({ sku, name: productNames.get(sku) ?? sku })),
      topics: wordsIn(template.journeyTopics).map((key) => topicNames.get(key) ?? key),
    };
    categories.set(template.category, [...(categories.get(template.category) ?? []), point]);
  }
  return [...categories].map(([name, points]) => ({ name, points }));
}

interface StartingPoint {
  key: string;
  title: string;
  description: string;
  metric: string;
  sponsor: string;
  products: { sku: string; name: string }[];
  topics: string[];
}
