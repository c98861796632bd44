-- Which topics CM360 has scored or called not applicable: looked up for each score of a customer.
CREATE INDEX "JourneyScore_scored_idx" ON "JourneyScore"("customerId", "topicKey")
  WHERE "side" = 'cm360' AND ("score" IS NOT NULL OR "notApplicableReason" IS NOT NULL);
