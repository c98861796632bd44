-- The audit log is read by person, by kind of record, by request and by day.
CREATE INDEX "AuditEvent_actorId_id_idx" ON "AuditEvent"("actorId", "id");
CREATE INDEX "AuditEvent_subjectType_id_idx" ON "AuditEvent"("subjectType", "id");
CREATE INDEX "AuditEvent_requestId_id_idx" ON "AuditEvent"("requestId", "id");
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");
