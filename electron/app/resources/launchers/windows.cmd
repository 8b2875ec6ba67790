@echo off
rem Runs the command line of the installed app, without a window: Electron as plain Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0Bothends.exe" "%~dp0resources\app.asar\out\cli\bothends.js" %*
