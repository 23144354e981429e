from setuptools import setup

setup(name="three", package_dir={"": "src"})
