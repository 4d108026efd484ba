# Run as a script (cmake -P): one man page, `tasks help --scdoc SECTION NAME` through scdoc. Nothing is left when either fails.
execute_process(
  COMMAND "${PROGRAM}" help --no-pager --scdoc "${SECTION}" "${NAME}"
  COMMAND "${SCDOC}"
  OUTPUT_VARIABLE roff RESULTS_VARIABLE results ERROR_VARIABLE errors)
foreach(result IN LISTS results)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${NAME}(${SECTION}): ${errors}")
  endif()
endforeach()
file(WRITE "${OUTPUT}" "${roff}")
