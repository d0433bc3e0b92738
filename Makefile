# Five words: run, test, it, fmt, demo.
.PHONY: run test it fmt demo
run:
	mvn -q spring-boot:run
test:
	mvn -q test
it:
	mvn verify
fmt:
	mvn -q test -Dtest="FormatTest,ArchitectureDrawingTest,SettingsTableTest,KnowledgeReportTest" -Dformat=apply -Dsurefire.failIfNoSpecifiedTests=false
demo: run
