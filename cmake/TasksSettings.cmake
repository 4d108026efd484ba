# Settings that every target of the project shares, and the warnings that our own sources are held to.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Several checkouts of the project share what was compiled: paths count from the checkout.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

add_library(tasks_settings INTERFACE)
target_compile_features(tasks_settings INTERFACE cxx_std_20)
target_include_directories(tasks_settings INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/tasks>)
# The same floats everywhere on one architecture: no fused multiply-add behind our back.
target_compile_options(tasks_settings INTERFACE $<BUILD_INTERFACE:-ffp-contract=off>)
target_compile_definitions(tasks_settings INTERFACE $<BUILD_INTERFACE:$<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>>)

add_library(tasks_warnings INTERFACE)
target_compile_options(tasks_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  $<$<BOOL:${TASKS_WARNINGS_AS_ERRORS}>:-Werror>)
