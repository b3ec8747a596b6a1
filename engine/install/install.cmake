# cmake --install: the command, the library with its headers, what finds it, and what the command reads at run time.
include(CMakePackageConfigHelpers)

set_target_properties(timbang_library PROPERTIES EXPORT_NAME timbang)
install(TARGETS timbang RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS timbang_library EXPORT timbangTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/timbang DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/timbang)
install(EXPORT timbangTargets NAMESPACE timbang:: DESTINATION ${package_folder})
configure_package_config_file(engine/install/timbangConfig.cmake.in ${PROJECT_BINARY_DIR}/timbangConfig.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/timbangConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/timbangConfig.cmake ${PROJECT_BINARY_DIR}/timbangConfigVersion.cmake
  DESTINATION ${package_folder})
# cmake --install --prefix may name another folder than was known when this was configured.
install(CODE "set(PROJECT_VERSION ${PROJECT_VERSION})
set(CMAKE_INSTALL_LIBDIR ${CMAKE_INSTALL_LIBDIR})
set(CMAKE_INSTALL_INCLUDEDIR ${CMAKE_INSTALL_INCLUDEDIR})
configure_file(${PROJECT_SOURCE_DIR}/engine/install/timbang.pc.in ${PROJECT_BINARY_DIR}/timbang.pc @ONLY)")
install(FILES ${PROJECT_BINARY_DIR}/timbang.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(share ${CMAKE_INSTALL_DATADIR}/timbang)
install(DIRECTORY scenarios DESTINATION ${share})
install(DIRECTORY engine/report/page DESTINATION ${share} FILES_MATCHING PATTERN "*.mjs" PATTERN "package*.json"
  PATTERN "node_modules" EXCLUDE)
if(EXISTS ${PROJECT_SOURCE_DIR}/engine/report/page/node_modules)
  install(DIRECTORY engine/report/page/node_modules DESTINATION ${share}/page)
endif()
install(FILES LICENSE NOTICE CITATION.cff CHANGELOG.md README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs PATTERN "figures" EXCLUDE)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
