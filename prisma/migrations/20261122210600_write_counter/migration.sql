-- By it a machine that reads from a copy knows whether the copy holds what somebody has just written.
CREATE TABLE "WriteCounter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "written" INTEGER NOT NULL
);
