#pragma once
// libpq, opened when the first PostgreSQL project is: linking it would cost every command more than all the rest of its
// start-up, and a machine without it runs SQLite projects all the same.
//
//     const Libpq& pq = libpq();          // throws Code::unavailable with the package to install
//     PGconn* connection = pq.connectdbParams(keywords, values, 1);
#include <libpq-fe.h>

namespace tasks::store {

// The functions in use, each named as in libpq without its "PQ".
#define TASKS_LIBPQ_FUNCTIONS(X)                                                                                      \
  X(connectdbParams) X(finish) X(status) X(transactionStatus) X(errorMessage) X(socket) X(parameterStatus) \
  X(conninfoParse) X(conninfoFree) X(freemem) X(sendQuery) X(sendQueryParams) X(sendPrepare) X(sendQueryPrepared)   \
  X(setSingleRowMode) X(getResult) X(isBusy) X(consumeInput) X(enterPipelineMode)        \
  X(exitPipelineMode) X(pipelineSync) X(putCopyData) X(putCopyEnd) X(getCancel) X(cancel) X(freeCancel)             \
  X(resultStatus) X(resultErrorField) X(resultErrorMessage) X(clear) X(ntuples) X(nfields) X(fname) X(ftype) X(getisnull)    \
  X(getvalue) X(getlength) X(cmdTuples) X(setNoticeProcessor)

struct Libpq {
#define TASKS_LIBPQ_MEMBER(name) decltype(&::PQ##name) name;
  TASKS_LIBPQ_FUNCTIONS(TASKS_LIBPQ_MEMBER)
#undef TASKS_LIBPQ_MEMBER
};

const Libpq& libpq();

}  // namespace tasks::store
