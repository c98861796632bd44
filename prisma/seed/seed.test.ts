import { beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { seedReferenceData } from "./reference.server";

beforeAll(seedReferenceData);

const counts = async () => ({
  products: await db.product.count(),
  relations: await db.productRelation.count(),
  areas: await db.technologyArea.count(),
  checks: await db.technologyCheck.count(),
  stages: await db.journeyStage.count(),
  topics: await db.journeyTopic.count(),
  objectives: await db.objectiveTemplate.count(),
  services: await db.legacyServiceTemplate.count(),
  reasons: await db.nonContinuationReason.count(),
  roles: await db.teamRole.count(),
  responsibilities: await db.responsibilityTemplate.count(),
  domains: await db.emailDomainRule.count(),
  texts: await db.textVersion.count(),
});

describe("the reference data", () => {
  test("is there in full", async () => {
    expect(await counts()).toEqual({
      products: 106,
      relations: 821,
      areas: 63,
      checks: 196,
      stages: 7,
      topics: 29,
      objectives: 16,
      services: 36,
      reasons: 11,
      roles: 18,
      responsibilities: 33,
      domains: 17,
      texts: 3,
    });
  });

  test("is loaded once, however often the portal starts", async () => {
    const before = await counts();
    const loadedAt = (await db.setting.findUniqueOrThrow({ where: { key: "seed" } })).updatedAt;
    await seedReferenceData();
    expect(await counts()).toEqual(before);
    expect((await db.setting.findUniqueOrThrow({ where: { key: "seed" } })).updatedAt).toEqual(loadedAt);
  });

  test("an admin's edit and an admin's removal outlive the next start", async () => {
    await transact(async (tx) => {
      await tx.technologyArea.update({ where: { key: "zia.dlp" }, data: { helpGood: "As Ada says." } });
      await tx.emailDomainRule.delete({ where: { domain: "hey.com" } });
    });
    await seedReferenceData();
    expect(await db.emailDomainRule.findUnique({ where: { domain: "hey.com" } })).toBeNull();

    await transact((tx) => tx.setting.delete({ where: { key: "seed" } }));
    await seedReferenceData();
    const area = await db.technologyArea.findUniqueOrThrow({ where: { key: "zia.dlp" } });
    expect(area.helpGood).toBe("As Ada says.");
  });

  test("a file that grew brings only what is missing", async () => {
    const { count } = await transact(async (tx) => {
      await tx.setting.update({ where: { key: "seed" }, data: { value: { texts: "older" } } });
      return tx.journeyTopic.deleteMany({ where: { key: "value" } });
    });
    expect(count).toBe(1);
    await seedReferenceData();
    expect(await db.journeyTopic.count()).toBe(29);
    expect(await db.textVersion.count()).toBe(3);
  });
});

describe("the catalogue", () => {
  test("no product includes itself, by way of others either", async () => {
    const includes = await db.productRelation.findMany({ where: { kind: "includes" } });
    const parts = (sku: string): string[] => {
      const own = includes.filter((relation) => relation.fromSku === sku).map((relation) => relation.toSku);
      expect(own).not.toContain(sku);
      return own.flatMap((part) => [part, ...parts(part)]);
    };
    for (const sku of new Set(includes.map(({ fromSku }) => fromSku))) expect(parts(sku)).not.toContain(sku);
  });

  test("nothing that refers to a product, a topic or an area misses its aim", async () => {
    const skus = new Set((await db.product.findMany()).map(({ sku }) => sku));
    const topicKeys = new Set((await db.journeyTopic.findMany()).map(({ key }) => key));
    const areaKeys = new Set((await db.technologyArea.findMany()).map(({ key }) => key));
    const roleKeys = new Set((await db.teamRole.findMany()).map(({ key }) => key));
    const words = (column: unknown) => column as string[];

    for (const topic of await db.journeyTopic.findMany()) {
      for (const sku of words(topic.relatedProducts)) expect(skus.has(sku), sku).toBe(true);
      for (const key of words(topic.relatedAreas)) expect(areaKeys.has(key), key).toBe(true);
    }
    for (const objective of await db.objectiveTemplate.findMany()) {
      for (const sku of words(objective.relatedProducts)) expect(skus.has(sku), sku).toBe(true);
      for (const key of words(objective.journeyTopics)) expect(topicKeys.has(key), key).toBe(true);
    }
    for (const service of await db.legacyServiceTemplate.findMany())
      for (const sku of words(service.replacedBy)) expect(skus.has(sku), sku).toBe(true);
    for (const { raci } of await db.responsibilityTemplate.findMany())
      for (const role of Object.keys(raci as Record<string, string>)) expect(roleKeys.has(role), role).toBe(true);
  });

  test("each responsibility has exactly one role that answers for it", async () => {
    for (const { key, raci } of await db.responsibilityTemplate.findMany()) {
      const letters = Object.values(raci as Record<string, string>);
      expect(letters.filter((letter) => letter.includes("A")).length, key).toBe(1);
    }
  });
});
