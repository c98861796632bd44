-- What Prisma's schema language cannot say: which journeys wait for CM360 is found among ten thousand customers.

-- What customers scored, topic by topic: whether CM360 did too is looked up along the same key.
CREATE INDEX "JourneyScore_business_idx" ON "JourneyScore"("customerId", "topicKey", "updatedAt")
  WHERE "side" = 'business' AND "score" IS NOT NULL;

-- What CM360 scored, the oldest first.
CREATE INDEX "JourneyScore_cm360_idx" ON "JourneyScore"("updatedAt", "customerId")
  WHERE "side" = 'cm360' AND "score" IS NOT NULL;
