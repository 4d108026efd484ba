# The engines that the program was built for, and tests that run once on each.
set(TASKS_TEST_ENGINES sqlite)
if(TASKS_POSTGRES)
  list(APPEND TASKS_TEST_ENGINES postgresql)
endif()
set(TASKS_TEST_POSTGRES_FILE "${PROJECT_BINARY_DIR}/tests/postgres/url")
find_file(FAKETIME libfaketime.so.1 PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/faketime /usr/lib/faketime REQUIRED NO_DEFAULT_PATH)

# add_test_on(ENGINE FOLDER NAME LABEL COMMAND…): the test FOLDER/NAME, called FOLDER-ENGINE/NAME on other engines than
# SQLite, which `test` names in the caller. Its command learns from the environment which program it tests and on what; tests/cli/setup.sh does the rest.
function(add_test_on engine folder name label)
  set(test "${folder}-${engine}/${name}")
  if(engine STREQUAL "sqlite")
    set(test "${folder}/${name}")
  endif()
  add_test(NAME "${test}" COMMAND ${ARGN})
  set_tests_properties("${test}" PROPERTIES LABELS "${label};${label}-${engine}" ENVIRONMENT
    "TASKS_BIN=$<TARGET_FILE:tasks_program>;TASKS_FAKETIME=${FAKETIME};TASKS_SOURCE_DIR=${PROJECT_SOURCE_DIR};TASKS_TEST_ENGINE=${engine};TASKS_TEST_POSTGRES_FILE=${TASKS_TEST_POSTGRES_FILE}")
  if(engine STREQUAL "postgresql")
    set_tests_properties("${test}" PROPERTIES FIXTURES_REQUIRED postgres)
  endif()
  set(test "${test}" PARENT_SCOPE)
endfunction()
